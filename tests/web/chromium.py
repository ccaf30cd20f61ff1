"""A headless Chromium, driven over a pipe of its own: pages at a width, in light or dark."""

import base64
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path


class Chromium:
    """One page of a browser; speaks the DevTools protocol, messages ended by a zero byte."""

    def __init__(self, program: str, folder: Path) -> None:
        self._from_us, self._to_browser = os.pipe()
        self._from_browser, self._to_us = os.pipe()
        self._process = subprocess.Popen(
            [
                "bash",
                "-c",
                f'exec "$0" "$@" 3<&{self._from_us} 4>&{self._to_us}',
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                f"--user-data-dir={folder}",
                "--remote-debugging-pipe",
                "about:blank",
            ],
            pass_fds=(self._from_us, self._to_us),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(self._from_us)
        os.close(self._to_us)
        self._numbers = count(1)
        self._rest = b""
        self._session = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = str(attached["sessionId"])
        self.ask("Page.enable")

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._to_browser)
        os.close(self._from_browser)

    def ask(self, method: str, **params: object) -> dict[str, object]:
        """Send a command and wait for its answer."""
        number = next(self._numbers)
        message: dict[str, object] = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to_browser, json.dumps(message).encode() + b"\0")
        return self._wait(lambda answer: answer.get("id") == number).get("result", {})

    def open(self, url: str, width: int, dark: bool = False) -> None:
        """Load a page and wait until it has loaded."""
        scheme = "dark" if dark else "light"
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", features=features)
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        self.ask("Page.navigate", url=url)
        self._wait(lambda event: event.get("method") == "Page.loadEventFired")

    def value(self, expression: str) -> object:
        """The value of an expression in the page; our pages' policy does not bind the driver."""
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"]
        assert isinstance(result, dict)
        return result.get("value")

    def screenshot(self, path: Path, whole: bool = False) -> None:
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(str(shot["data"])))

    def _wait(self, wanted):  # type: ignore[no-untyped-def] # JSON of any shape passes here
        while True:
            while b"\0" in self._rest:
                line, _, self._rest = self._rest.partition(b"\0")
                answer = json.loads(line)
                if wanted(answer):
                    return answer
            piece = os.read(self._from_browser, 1 << 20)
            assert piece, "the browser has gone"
            self._rest += piece


@contextmanager
def chromium(program: str, folder: Path) -> Iterator[Chromium]:
    """A browser that is ended, by its own id, whatever happens."""
    browser = Chromium(program, folder)
    try:
        yield browser
    finally:
        browser.close()
