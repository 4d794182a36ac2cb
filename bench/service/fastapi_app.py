"""The same answer by FastAPI on uvicorn with its access log, where Python has them."""

import os
from datetime import datetime, timezone

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/api/hello")
async def hello():
    return {
        "message": "Hello, World!",
        "version": "dev",
        "environment": "local",
        "timestamp": datetime.now(timezone.utc).isoformat(),
    }


if __name__ == "__main__":
    uvicorn.run(app, host=os.environ["HOST"], port=int(os.environ["PORT"]))
