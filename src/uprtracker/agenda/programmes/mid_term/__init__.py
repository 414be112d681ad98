"""The register of mid-term reports: what stands in it, how it is filled, its figures.

Door: `register.entries`, `figures.figures_of`, `importing.import_file`.
"""
