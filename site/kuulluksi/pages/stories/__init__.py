"""Stories and good moments: offered by their tellers, written together, published by their yes, taken back in one step."""
