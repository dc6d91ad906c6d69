"""The process of a compiled plan as BPMN 2.0: who does what after what, and nothing else of the package."""

import json
from xml.sax.saxutils import quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
             targetNamespace="yichuang">
<process id="package" name=%s isExecutable="true">
"""


class Model:
    def __init__(self, name):
        self.parts, self.flows, self.name = [], 0, name

    def node(self, kind, code, **attributes):
        told = "".join(f" {name.replace('_', ':')}={quoteattr(value)}" for name, value in attributes.items())
        self.parts.append(f"<{kind} id={quoteattr(code)}{told}/>\n")
        return code

    def task(self, code, name, group):
        return self.node("userTask", code, name=name, flowable_candidateGroups=group)

    def flow(self, source, target):
        self.flows += 1
        self.parts.append(f'<sequenceFlow id="flow-{self.flows}" sourceRef={quoteattr(source)} targetRef={quoteattr(target)}/>\n')

    def text(self):
        return HEAD % quoteattr(self.name) + "".join(self.parts) + "</process>\n</definitions>\n"


def model(plan):
    """The application starts it; the window accepts; every item when those before it are decided; results go out
    when all are; then the archive. An item to be looked at on site is visited before it is decided."""
    made = Model(plan["name"])
    made.flow(made.node("startEvent", "application"), made.task("acceptance", "受理", "window"))
    made.flow("acceptance", made.node("parallelGateway", "accepted"))
    made.node("parallelGateway", "all-decided")
    before = {later for _, later in plan["edges"]}
    after = {earlier for earlier, _ in plan["edges"]}
    ways = {item["code"]: one_item(made, item, plan["edges"]) for item in plan["items"]}
    for code, (way_in, way_out) in ways.items():
        if code not in before:
            made.flow("accepted", way_in)
        if code not in after:
            made.flow(way_out, "all-decided")
    for earlier, later in plan["edges"]:
        made.flow(ways[earlier][1], ways[later][0])
    made.flow("all-decided", made.task("handover", "出件", "window"))
    made.flow("handover", made.task("archive", "归档", "window"))
    made.flow("archive", made.node("endEvent", "archived"))
    return made.text()


def one_item(made, item, edges):
    """Where the item is entered and where it is left; it waits for all that is before it, and lets go all that is after."""
    code, group = item["code"], item["department"]
    way_in = way_out = made.task(f"decision-{code}", item["name"], group)
    if item["site_check"]:
        way_in = made.task(f"visit-{code}", f"{item['name']}：现场核查", group)
        made.flow(way_in, way_out)
    if sum(later == code for _, later in edges) > 1:
        gateway = made.node("parallelGateway", f"before-{code}")
        made.flow(gateway, way_in)
        way_in = gateway
    if sum(earlier == code for earlier, _ in edges) > 1:
        gateway = made.node("parallelGateway", f"after-{code}")
        made.flow(way_out, gateway)
        way_out = gateway
    return way_in, way_out


def acts(steps):
    """Our load's requests as the rival's user tasks: the same people, the same order, and what each says as one variable."""
    return [{"task": _task(step), "person": step["person"], "variable": f"said-{_task(step)}", "body": step["body"]} for step in steps]


def _task(step):
    words = step["path"].removeprefix("/api/v1/cases").strip("/").split("/")
    if words == [""]:
        return "application"
    if words[-1] == "decision":
        return f"decision-{words[-2]}"
    if words[-1] == "site-visit":
        return f"visit-{json.loads(step['body'])['items'][0]}"
    return words[-1]
