"""Makes the pictures of the guide's gallery, and of its comparison with the defaults of the `diagrams` library."""
