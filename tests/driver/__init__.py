"""Drives the whole program from outside: starts it, kills it, and acts over HTTP as the people of the demonstration."""
