"""What is in one picture: diagram files and selectors become scenes. Knows nothing of drawing."""
