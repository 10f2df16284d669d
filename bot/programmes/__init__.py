"""Programmes come in: a reviewed text file and a roster are read, every fault is listed, all or nothing is applied."""

from __future__ import annotations
