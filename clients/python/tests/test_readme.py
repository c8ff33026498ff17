"""Runs the one-liners of the READMEs, and looks at what each expression gives."""

import ast
import re
import shutil
import subprocess
import unittest

from .server import ROOT, address


def blocks(file, language):
    """The code that a README shows in a language, asking the service of the tests."""
    text = (ROOT / file).read_text("utf-8")
    found = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return [code.replace("http://127.0.0.1:8080", address()) for code in found]


class Readme(unittest.TestCase):
    def test_python(self):
        for file in ("README.md", "clients/python/README.md"):
            names = {}
            shown = 0
            for code in blocks(file, "python"):
                for statement in ast.parse(code).body:
                    source = ast.unparse(statement)
                    with self.subTest(source):
                        if isinstance(statement, ast.Expr):
                            self.assertGreater(len(eval(source, names)), 0)
                            shown += 1
                        else:
                            exec(source, names)
            self.assertGreater(shown, 1, file)

    def test_r(self):
        rows = "rows <- function(x) if (igraph::is_igraph(x)) igraph::ecount(x) else nrow(x)"
        for file in ("README.md", "clients/README.md"):
            lines = "\n".join(blocks(file, "r")).splitlines()
            self.assertTrue(lines, file)
            for line in lines:
                with self.subTest(line):
                    out = subprocess.run([shutil.which("Rscript"), "-e", f"{rows}; stopifnot(rows({line}) > 0)"], capture_output=True, text=True)
                    self.assertEqual(out.returncode, 0, out.stderr)


if __name__ == "__main__":
    unittest.main()
