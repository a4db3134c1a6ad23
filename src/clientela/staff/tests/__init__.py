"""Tests of people, roles, sign-in and access."""
