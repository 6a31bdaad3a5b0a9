"""The OpenAPI description as something people read: each request with its fields and an example, made of its schema."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

Schema = Mapping[str, Any]

_DEEPEST: Final = 8
_TYPES: Final = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "`true` of `false`",
    "object": "object",
    "null": "null",
}
_SAMPLES: Final[Mapping[str, object]] = {"string": "…", "integer": 0, "number": 0.0, "boolean": False}
_FORMATS: Final = {"date": "2026-01-31", "date-time": "2026-01-31T12:00:00Z", "uri": "https://…"}
FIELDS: Final[Mapping[str, str]] = {
    "question": "De vraag: 1 tot 1.000 tekens.",
    "conversation": "De eerdere vragen van dit gesprek, de oudste eerst. Hoogstens 10. De server bewaart ze niet.",
    "filters.areas": "Alleen bronnen over deze gebieden, als slug.",
    "filters.themes": "Alleen bronnen over deze thema’s, als id.",
    "filters.period": "Alleen bronnen over deze jaren, zoals 2026-2028.",
    "filters.documents": "Alleen deze bronnen, als id.",
    "audience": "Voor wie het antwoord is.",
    "maxSentences": "Hoogste aantal zinnen, 1 tot 10. Zonder getal: 4, en 12 bij een lijst.",
    "receipt": "Of u ook het bewijs van het antwoord wilt.",
    "answer_id": "De id van het antwoord.",
    "answerId": "De id van het antwoord.",
    "useful": "Of het antwoord helpt.",
    "document_id": "De id van de bron.",
    "slug": "De slug van het gebied.",
}
"""What the fields mean, in Dutch, where the description of the API does not say so."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A field of a request; `where` is "path", "query" or "body", `kind` its type in Dutch.

    In `kind` and `description`, as in those of an operation, code stands between backticks.
    """

    name: str
    where: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One request: what it does, what it takes, how it is sent with curl and what comes back.

    `media_type` and `response` are "" when nothing comes back, `response` also when it is no JSON.
    """

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    request: str
    response: str
    media_type: str


def describe_operations(
    specification: Schema, *, server: str, known: Mapping[str, str], given: Mapping[str, object] | None = None
) -> tuple[Operation, ...]:
    """Return the requests of an OpenAPI description, in its order.

    `server` is the address before "/v1"; `known` are values for parameters of a path, so that an example works;
    `given` are true responses, by the id of the operation: the others are made of their schema.
    """
    schemas: Mapping[str, Schema] = specification["components"]["schemas"]
    base = server + specification["servers"][0]["url"]
    return tuple(
        _operation(method.upper(), path, described, base=base, known=known, given=given or {}, schemas=schemas)
        for path, methods in specification["paths"].items()
        for method, described in methods.items()
    )


def _operation(
    method: str,
    path: str,
    described: Schema,
    *,
    base: str,
    known: Mapping[str, str],
    given: Mapping[str, object],
    schemas: Mapping[str, Schema],
) -> Operation:
    body = described.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    own = [_parameter(row, schemas) for row in described.get("parameters", ())]
    success = next(response for status, response in described["responses"].items() if status.startswith("2"))
    media_type, content = next(iter(success.get("content", {"": {}}).items()))
    response = given.get(described["operationId"]) or example(content.get("schema", {}), schemas)
    return Operation(
        id=described["operationId"],
        method=method,
        path=f"/v1{path}",
        summary=described["summary"],
        description=described.get("description", ""),
        parameters=(*own, *(_fields(body, schemas) if body else ())),
        request=_curl(base + path, described, body, known=known, schemas=schemas),
        response=json.dumps(response, ensure_ascii=False, indent=2) if media_type.endswith("json") else "",
        media_type=media_type,
    )


def example(schema: Schema, schemas: Mapping[str, Schema], *, required_only: bool = False, depth: int = 0) -> object:
    """Return a value that fits a schema: its own example where it has one, else one that is plainly a stand-in."""
    schema = _resolved(schema, schemas)
    for key in ("examples", "enum"):
        if schema.get(key):
            return schema[key][0]
    if "const" in schema:
        return schema["const"]
    if "anyOf" in schema or "oneOf" in schema:
        options = [option for option in _options(schema) if option.get("type") != "null"]
        return example(options[0], schemas, required_only=required_only, depth=depth)
    if schema.get("type") == "array":
        return [] if depth > _DEEPEST else [example(schema.get("items", {}), schemas, depth=depth + 1)]
    if "properties" in schema:
        wanted = schema.get("required", ()) if required_only else schema["properties"]
        return {
            name: example(part, schemas, required_only=required_only, depth=depth + 1)
            for name, part in schema["properties"].items()
            if name in wanted and depth <= _DEEPEST
        }
    return _FORMATS.get(schema.get("format", ""), _SAMPLES.get(schema.get("type", ""), {}))


def kind_of(schema: Schema, schemas: Mapping[str, Schema]) -> str:
    """Return the type of a schema in Dutch."""
    schema = _resolved(schema, schemas)
    if schema.get("enum"):
        return " of ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema or "oneOf" in schema:
        kinds = dict.fromkeys(kind_of(o, schemas) for o in _options(schema) if o.get("type") != "null")
        return " of ".join(kinds)
    if schema.get("type") == "array":
        return f"lijst van: {kind_of(schema.get('items', {}), schemas)}"
    return _TYPES.get(schema.get("type", ""), "object")


def _parameter(row: Schema, schemas: Mapping[str, Schema]) -> Parameter:
    schema = row["schema"]
    description = FIELDS.get(row["name"]) or row.get("description", schema.get("description", ""))
    return Parameter(row["name"], row["in"], kind_of(schema, schemas), row.get("required", False), description)


def _fields(schema: Schema, schemas: Mapping[str, Schema], prefix: str = "") -> Iterator[Parameter]:
    """Yield the fields of a body, those of an object within it as "filters.areas"."""
    schema = _resolved(schema, schemas)
    for name, part in schema.get("properties", {}).items():
        inner = _resolved(part, schemas)
        if inner.get("properties") and not prefix:
            yield from _fields(inner, schemas, f"{name}.")
            continue
        description = FIELDS.get(prefix + name) or part.get("description", "")
        required = name in schema.get("required", ())
        yield Parameter(prefix + name, "body", kind_of(part, schemas), required, description)


def _curl(
    address: str, described: Schema, body: Schema | None, *, known: Mapping[str, str], schemas: Mapping[str, Schema]
) -> str:
    rows = described.get("parameters", ())
    for row in rows:
        if row["in"] == "path":
            address = address.replace("{" + row["name"] + "}", quote(known.get(row["name"], row["name"].upper())))
    query = {r["name"]: example(r["schema"], schemas) for r in rows if r["in"] == "query" and r.get("required")}
    if query:
        address += "?" + urlencode(query, quote_via=quote)
    if body is None:
        return f"curl '{address}'"
    sent = shlex.quote(json.dumps(example(body, schemas, required_only=True), ensure_ascii=False))
    return f"curl '{address}' \\\n  -H 'Content-Type: application/json' \\\n  -d {sent}"


def _options(schema: Schema) -> list[Schema]:
    return list(schema.get("anyOf", schema.get("oneOf", ())))


def _resolved(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    """Return the schema that a reference names, with what stands beside the reference."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    return {**schemas[reference.rpartition("/")[2]], **{key: value for key, value in schema.items() if key != "$ref"}}
