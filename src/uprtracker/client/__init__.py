"""Python client over HTTP. Nothing lives here yet."""
