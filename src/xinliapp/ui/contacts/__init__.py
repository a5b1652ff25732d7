"""谈心家访: who has been talked to and visited, and who has not; no packets, no publishing."""
