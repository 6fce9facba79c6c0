"""What layout leaves open: level boxes, borders, titles and labels, until everything has its place."""
