"""The parts of a picture, sized before anything is laid out: boxes, chips, the heads of frames."""
