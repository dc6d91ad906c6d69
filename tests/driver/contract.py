"""The contract, api/openapi.json: what operations there are, where they are and what they take."""

import json
import os
from dataclasses import dataclass, field
from urllib.parse import quote

COMMITTED = os.path.join(os.path.dirname(__file__), "..", "..", "api", "openapi.json")


@dataclass
class Operation:
    id: str
    method: str
    path: str
    roles: list
    parameters: dict  # (in, name) → the parameter
    body: dict | None  # schema of a JSON body
    media: list  # media types a body may have; empty: takes none
    most_bytes: int = 0
    answers: dict = field(default_factory=dict)

    def takes(self, header):
        return ("header", header) in self.parameters

    def place(self, **names):
        path = self.path
        for name, value in names.items():
            path = path.replace("{" + name + "}", quote(str(value), safe=""))
        return path

    def allows(self, role):
        return "public" in self.roles or role in self.roles or ("signed_in" in self.roles and role != "nobody")


class Contract:
    def __init__(self, document=None):
        if document is None:
            with open(COMMITTED, encoding="utf-8") as committed:
                document = json.load(committed)
        self.document = document
        self.operations = {}
        for path, methods in document["paths"].items():
            for method, told in methods.items():
                self.operations[told["operationId"]] = self._operation(path, method, told)

    def _operation(self, path, method, told):
        content = told.get("requestBody", {}).get("content", {})
        return Operation(
            id=told["operationId"], method=method.upper(), path=path, roles=told.get("x-roles", ["public"]),
            parameters={(one["in"], one["name"]): one for one in told.get("parameters", [])},
            body=content.get("application/json", {}).get("schema"), media=list(content),
            most_bytes=told.get("requestBody", {}).get("x-max-bytes", 0), answers=told["responses"])

    def __getitem__(self, operation_id):
        return self.operations[operation_id]

    def __iter__(self):
        return iter(self.operations.values())

    def resolve(self, schema):
        """The schema itself, never a reference to it."""
        while "$ref" in schema:
            target = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            schema = target
        return schema
