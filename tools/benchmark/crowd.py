"""Connections that cost a server something and ask for little: idle ones, and clients as slow as a bad line.

    python3 crowd.py PORT IDLE SLOW ADDRESS

Holds them until its standard input ends, and then says how many were cut off, as one line of JSON. An idle
connection asks once for `/healthz` and then stays silent; a slow client sends its request a byte at a time, ten
bytes a second, and reads the answer as slowly. Who is cut off comes again."""

import asyncio
import json
import sys


class Crowd:
    def __init__(self, port, address):
        self.port, self.address = port, address
        self.counts = {"idle": 0, "idleCutOff": 0, "slow": 0, "slowAnswered": 0, "slowCutOff": 0}

    async def idle(self):
        while True:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                self.counts["idle"] += 1
                while await reader.read(4096):
                    pass
                writer.close()
            except OSError:
                await asyncio.sleep(1)
            self.counts["idleCutOff"] += 1

    async def slow(self):
        while True:
            answered = False
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1024)
                self.counts["slow"] += 1
                for byte in f"GET {self.address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode():
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(0.1)
                while await reader.read(1024):
                    answered = True
                    await asyncio.sleep(0.1)
                writer.close()
            except OSError:
                await asyncio.sleep(1)
            self.counts["slowAnswered" if answered else "slowCutOff"] += 1


async def main():
    port, idle, slow, address = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    crowd = Crowd(port, address)
    tasks = [asyncio.create_task(crowd.idle()) for _ in range(idle)]
    tasks += [asyncio.create_task(crowd.slow()) for _ in range(slow)]
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for task in tasks:
        task.cancel()
    print(json.dumps(crowd.counts))


if __name__ == "__main__":
    asyncio.run(main())
