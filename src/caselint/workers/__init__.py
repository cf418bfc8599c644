"""Reading and checking in processes of their own, which a bad file may crash, hang or fill without harm.

`pool` stands on the side of the run: it gives each file to a worker, keeps the limits of time and memory,
and names the files that broke them. `worker` is the other process, and `messages` what the two say.
"""
