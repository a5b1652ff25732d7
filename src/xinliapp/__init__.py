"""校园心理健康工作台: an offline-first workbench for school mental-health files.

The rooms (sub-packages) form a grid, described in ``CONTRIBUTING.md``; imports point downwards only.
"""

__version__ = "0.1.0"
