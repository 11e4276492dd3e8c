"""Faults injected into the real program, and a checker that shares no code with it."""
