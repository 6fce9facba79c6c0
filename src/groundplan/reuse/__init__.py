"""Taking again what was made before, as long as every question asked while making it has the same answer."""
