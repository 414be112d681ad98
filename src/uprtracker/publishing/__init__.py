"""What people keep and hand on: folders, saved searches and their alerts, papers, feeds."""
