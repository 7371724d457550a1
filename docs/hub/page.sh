#!/bin/sh -e
# Starts the page of one coder: the notebooks in a folder of her own, what is there stays as it is.
cd "$HOME"
synth new lessons --lang th >/dev/null
exec jupyterhub-singleuser "$@"
