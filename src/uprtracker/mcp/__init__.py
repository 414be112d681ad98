"""The door for assistants that speak the Model Context Protocol: `upr mcp`, over a pipe, read-only.

`mcp.tools` says what can be asked, `mcp.server` carries question and answer.
"""
