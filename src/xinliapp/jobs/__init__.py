"""The only bridge between worker threads and the event loop; knows nothing of what the jobs do."""
