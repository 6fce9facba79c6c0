"""What `bench/speed.py` is made of: runs, floors, peers, the server under edits, bounds, and how results are shown."""
