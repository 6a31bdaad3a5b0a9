"""The guide to the API: fields, examples and commands made of a description."""

from __future__ import annotations

from typing import Any

from assistant.http.api_guide import FIELDS, Parameter, describe_operations, example, kind_of
from assistant.http.app import create_app
from assistant.settings import Settings

SCHEMAS: dict[str, Any] = {
    "Ask": {
        "properties": {
            "question": {"type": "string", "examples": ["Wat is 'dit'?"]},
            "limits": {"$ref": "#/components/schemas/Limits"},
        },
        "required": ["question"],
    },
    "Limits": {"properties": {"places": {"type": "array", "items": {"type": "string"}}}},
    "Tree": {"properties": {"name": {"const": "x"}, "children": {"type": "array", "items": {"$ref": "#/c/s/Tree"}}}},
}
SPECIFICATION: dict[str, Any] = {
    "servers": [{"url": "/v1"}],
    "components": {"schemas": SCHEMAS},
    "paths": {
        "/asks/{slug}": {
            "post": {
                "operationId": "ask",
                "summary": "Vraag",
                "parameters": [
                    {"name": "slug", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "q", "in": "query", "required": True, "schema": {"type": "string", "examples": ["a b&c"]}},
                ],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ask"}}}},
                "responses": {"200": {"content": {"application/json": {"schema": {"type": "integer"}}}}},
            }
        }
    },
}


def test_operation_has_its_fields_and_a_command() -> None:
    [operation] = describe_operations(SPECIFICATION, server="https://x.example", known={"slug": "één"})

    assert (operation.method, operation.path, operation.response) == ("POST", "/v1/asks/{slug}", "0")
    assert operation.parameters == (
        Parameter("slug", "path", "tekst", True, FIELDS["slug"]),
        Parameter("q", "query", "tekst", True, ""),
        Parameter("question", "body", "tekst", True, FIELDS["question"]),
        Parameter("limits.places", "body", "lijst van: tekst", False, ""),
    )
    assert operation.request == (
        "curl 'https://x.example/v1/asks/%C3%A9%C3%A9n?q=a%20b%26c' \\\n  -H 'Content-Type: application/json' \\\n"
        """  -d '{"question": "Wat is '"'"'dit'"'"'?"}'"""
    )


def test_true_response_goes_before_one_made_of_the_schema() -> None:
    [operation] = describe_operations(SPECIFICATION, server="", known={}, given={"ask": {"answer": "ja"}})

    assert operation.response == '{\n  "answer": "ja"\n}'


def test_example_of_a_schema_that_holds_itself_ends() -> None:
    made: Any = example({"$ref": "#/c/s/Tree"}, SCHEMAS)

    assert made["name"] == "x"
    assert made["children"][0]["name"] == "x"


def test_types_are_said_in_dutch() -> None:
    assert kind_of({"anyOf": [{"type": "integer"}, {"type": "null"}]}, SCHEMAS) == "geheel getal"
    assert kind_of({"enum": ["json", "csv"]}, SCHEMAS) == "`json` of `csv`"


def test_fields_explained_are_those_of_the_api(settings: Settings) -> None:
    operations = describe_operations(create_app(settings).state.api.openapi(), server="", known={})
    named = {parameter.name for operation in operations for parameter in operation.parameters}

    assert set(FIELDS) <= named
    assert all(p.description for operation in operations if operation.id == "chat" for p in operation.parameters)
