"""What exists: components, connections and flows; loading and checking them, and asking."""
