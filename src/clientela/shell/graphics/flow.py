"""Draws how customers moved between tiers: two columns of nodes and a ribbon for each move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from clientela.shell.graphics import svg
from clientela.shell.wording import number

NODE_WIDTH = 10.0
NODE_GAP = 16.0
LABELS = 122.0
NARROW_LABELS = 112.0
NARROW_WIDTH = 480
EDGE = 12.0
LEAST_NODE = 2.0


@dataclass(frozen=True)
class Node:
    """A group on one side; mark is "3", "2", "1", "0", "new" or "lost" and gives the colour."""

    key: str
    label: str
    mark: str
    count: int


@dataclass(frozen=True)
class Move:
    """How many went from a node on the left to one on the right; direction is "up", "down" or "same"."""

    source: str
    target: str
    count: int
    direction: str


@dataclass(frozen=True)
class Flow:
    """Nodes before and after, and the moves between them."""

    label: str
    before: Sequence[Node]
    after: Sequence[Node]
    moves: Sequence[Move]

    @property
    def rows(self) -> Iterator[tuple[str, str, str]]:
        """The moves as a table: from, to, how many."""
        names = {node.key: node.label for node in (*self.before, *self.after)}
        for move in self.moves:
            yield names[move.source], names[move.target], number(move.count)


class _Plane:
    """Where the nodes and ribbons of a flow fall."""

    def __init__(self, flow: Flow, width: float, height: float) -> None:
        self.flow = flow
        labels = LABELS if width > NARROW_WIDTH else NARROW_LABELS
        self.left, self.right = labels, width - labels - NODE_WIDTH
        rows = max(len(flow.before), len(flow.after))
        most = max((sum(node.count for node in side) for side in (flow.before, flow.after)), default=0)
        self.scale = (height - 2 * EDGE - (rows - 1) * NODE_GAP) / max(1, most)
        self.tops = {**self._tops(flow.before), **self._tops(flow.after)}

    def _tops(self, side: Sequence[Node]) -> dict[str, float]:
        tops, at = {}, EDGE
        for node in side:
            tops[node.key] = at
            at += self.height_of(node.count) + NODE_GAP
        return tops

    def height_of(self, count: int) -> float:
        return max(LEAST_NODE, count * self.scale)

    def nodes(self) -> Iterator[SafeString]:
        for side, x, label_x, anchor in (
            (self.flow.before, self.left, self.left - 8, "end"),
            (self.flow.after, self.right, self.right + NODE_WIDTH + 8, "start"),
        ):
            for node in side:
                top, tall = self.tops[node.key], self.height_of(node.count)
                yield svg.rect(f"fl-{node.mark}", x, top, NODE_WIDTH, tall)
                name = svg.element("tspan", {"class": "ch-name"}, node.label)
                figure = svg.element("tspan", {}, f" {number(node.count)}")
                place: dict[str, svg.Value | None] = {
                    "x": label_x,
                    "y": top + tall / 2 + 4,
                    "text-anchor": anchor,
                }
                yield svg.element("text", place, name, figure)

    def ribbons(self) -> Iterator[SafeString]:
        leaving, arriving = dict(self.tops), dict(self.tops)
        start, end = self.left + NODE_WIDTH, self.right
        bend = (start + end) / 2
        for move, row in zip(self.flow.moves, self.flow.rows, strict=True):
            thick = move.count * self.scale
            y0, y1 = leaving[move.source] + thick / 2, arriving[move.target] + thick / 2
            leaving[move.source] += thick
            arriving[move.target] += thick
            places = [svg.short(value) for value in (start, y0, bend, y0, bend, y1, end, y1)]
            curve = "M{} {}C{} {} {} {} {} {}".format(*places)
            words = svg.element("title", {}, "{} → {}: {}".format(*row))
            yield svg.element(
                "path", {"class": f"fl {move.direction}", "d": curve, "stroke-width": max(0.8, thick)}, words
            )


def flow_chart(flow: Flow, width: int, height: int) -> SafeString:
    """The flow of a width and height."""
    plane = _Plane(flow, width, height)
    return svg.picture("chart", width, height, flow.label, *plane.ribbons(), *plane.nodes())
