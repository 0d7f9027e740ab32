"""What readers write under a story."""
