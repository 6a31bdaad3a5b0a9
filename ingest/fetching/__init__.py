"""Fetching sources from the web, politely and only from addresses that may be reached; see docs/ingestion-fetch.md."""
