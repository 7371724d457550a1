"""The methods of `Study`, a door for each thing that people come for."""
