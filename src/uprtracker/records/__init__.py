"""Rows in the database, imports, permissions' record keeping. The single source of truth.

The doors are modules, because rows can only be imported once Django has loaded
its applications, and this package is named in the settings:

- `records.facts.load_facts()`: the reviews of the four cycles from `reference`;
- `records.imports.import_export(path)`: a database export of UPR Info;
- `records.imports.import_documents(paths)`: UN documents, files and folders;
- `records.pages.page_image(document, page)`: a page of a document as a picture;
- `records.version.data_version()`: the number that goes up with every change.
"""
