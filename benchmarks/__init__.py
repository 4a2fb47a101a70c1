"""What the project measures itself by; run from the repository's root."""
