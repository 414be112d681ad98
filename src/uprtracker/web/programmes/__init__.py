"""Pages of the cooperation record, mid-term reports and country programmes."""
