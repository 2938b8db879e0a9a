"""A small server that answers as OpenAI's chat completions do, streamed word by word, on this machine alone.

    mock_server.py PORT
"""

import asyncio
import json
import sys

from aiohttp import web

WORDS = "the of and to in is that for it as was with be by on not he his but at are this have from".split()


def event(content, reason=None):
    delta = {} if content is None else {"content": content}
    chunk = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "mock-model",
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


async def chat(request):
    body = await request.json()
    count = int(body.get("max_completion_tokens") or body.get("max_tokens") or 16)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    await asyncio.sleep(0.02)
    try:
        for position in range(count):
            await response.write(event(" " + WORDS[position % len(WORDS)]))
            await asyncio.sleep(0.004)
        await response.write(event(None, "stop") + b"data: [DONE]\n\n")
        await response.write_eof()
    except ConnectionResetError:
        pass  # whoever asked has gone, as after Ctrl-C
    return response


async def models(_):
    return web.json_response({"object": "list", "data": [{"id": "mock-model", "object": "model"}]})


application = web.Application()
application.router.add_get("/v1/models", models)
application.router.add_post("/v1/chat/completions", chat)
web.run_app(application, host="127.0.0.1", port=int(sys.argv[1]), print=None)
