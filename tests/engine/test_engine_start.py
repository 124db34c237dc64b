"""The engine is Rasa without TensorFlow: in a process of its own, since what is imported stays imported."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# as `verbundlotse up` sets them, so that training uses one thread
THREADS = {"TF_INTER_OP_PARALLELISM_THREADS": "1", "TF_INTRA_OP_PARALLELISM_THREADS": "1"}
QUIET = {**THREADS, "OMP_NUM_THREADS": "1", "RASA_TELEMETRY_ENABLED": "false", "PATH": "/usr/bin:/bin", "HOME": "/tmp"}


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"from bot.engine import leave_out_tensorflow, main\n{code}"],
        cwd=ROOT, env=QUIET, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip().splitlines()[-1]


def test_rasas_server_is_imported_without_tensorflow():
    code = (
        "leave_out_tensorflow()\n"
        "import sys, rasa.core.run, rasa.server, rasa.engine.recipes.default_components\n"
        "files = [str(getattr(module, '__file__', '')) for module in list(sys.modules.values())]\n"
        "print(sorted({name for name in ('tensorflow', 'keras', 'jax') if any(f'site-packages/{name}/' in file for file in files)}))"
    )
    assert run(code) == "[]"


def test_variables_for_tensorflow_do_not_stop_the_start():
    code = (
        "leave_out_tensorflow()\n"
        "from rasa.utils.tensorflow.environment import setup_tf_environment\n"
        "setup_tf_environment()\n"
        "print('started')"
    )
    assert run(code) == "started"


def test_a_neural_component_says_plainly_that_it_cannot_run():
    code = (
        "leave_out_tensorflow()\n"
        "import tensorflow as tf\n"
        "class Layer(tf.keras.layers.Layer): pass\n"
        "try:\n    Layer()\nexcept RuntimeError as error:\n    print(error)"
    )
    assert run(code) == "Layer: TensorFlow ist hier nicht geladen (bot.engine)."


def test_the_command_line_is_rasas_own():
    code = "import sys\nsys.argv = ['rasa', '--version']\ntry:\n    main()\nexcept SystemExit:\n    pass"
    assert "Python Version" in subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"from bot.engine import main\n{code}"],
        cwd=ROOT, env=QUIET, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
