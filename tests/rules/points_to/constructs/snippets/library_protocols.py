# rule-test: kinds=call_site_edge objects=merged
import argparse
import ast
import asyncio
import cmd
import http.server
import json
import logging
import queue
import socketserver
import threading
from datetime import datetime, tzinfo
from multiprocessing import Queue


def fa():
    pass


def fb():
    pass


class Store(argparse.Action):
    def __init__(self, option_strings, dest, **kwargs):
        super().__init__(option_strings, dest, **kwargs)
        made()  # $ call_site_edge=library_protocols.made

    def __call__(self, parser, namespace, values, option_string=None):
        self.keep(values)  # $ call_site_edge=library_protocols.Store.keep

    def keep(self, values):
        pass


def made():
    pass


def number(text):
    return int(text)


def level(text):
    return text


def build():
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", action=Store)  # $ call_site_edge=library_protocols.Store.__init__
    group = parser.add_argument_group("more")
    group.add_argument("--level", type=level)
    parser.add_argument("number", type=number)
    parser.add_argument("--job", action="store_const", const=fa, default=fb)
    commands = parser.add_subparsers()
    one = commands.add_parser("one")
    one.set_defaults(handler=handle_one)
    return parser


def handle_one(args):
    pass


def parse():
    args = build().parse_args(["3"])  # $ call_site_edge=library_protocols.Store.__call__ call_site_edge=library_protocols.build call_site_edge=library_protocols.level call_site_edge=library_protocols.number
    args.job()  # $ MISSING: call_site_edge=library_protocols.fb
    args.handler(args)  # $ call_site_edge=library_protocols.handle_one


class Encoder(json.JSONEncoder):
    def default(self, o):
        return o.plain()  # $ call_site_edge=library_protocols.Value.plain


class Decoder(json.JSONDecoder):
    def __init__(self, **kwargs):
        super().__init__(object_hook=self.hook, **kwargs)  # $ call_site_edge=library_protocols.Decoder.hook

    def hook(self, d):
        return d

    def decode(self, s):
        return super().decode(s)


class Value:
    def plain(self):
        return 1


def to_json(o):
    return o.plain()  # $ call_site_edge=library_protocols.Value.plain


def from_json(d):
    return Value()


def texts():
    json.dumps(Value(), cls=Encoder)  # $ call_site_edge=library_protocols.Encoder.default
    json.dumps(Value(), default=to_json)  # $ call_site_edge=library_protocols.to_json
    json.loads("{}", object_hook=from_json).plain()  # $ call_site_edge=library_protocols.Value.plain call_site_edge=library_protocols.from_json
    json.loads("{}", cls=Decoder)  # $ call_site_edge=library_protocols.Decoder.__init__ call_site_edge=library_protocols.Decoder.decode
    Encoder().encode(Value())  # $ call_site_edge=library_protocols.Encoder.default


class Handler(logging.Handler):
    def emit(self, record):
        self.write(self.format(record))  # $ call_site_edge=library_protocols.Handler.write

    def write(self, text):
        pass


class Unused(logging.Handler):
    def emit(self, record):
        pass


class Formatter(logging.Formatter):
    def format(self, record):
        return fmt()  # $ call_site_edge=library_protocols.fmt


def fmt():
    return ""


class Filter(logging.Filter):
    def filter(self, record):
        return True


log = logging.getLogger(__name__)


def logs():
    handler = Handler()
    handler.setFormatter(Formatter())
    handler.addFilter(Filter())
    Unused()
    log.addHandler(handler)
    log.warning("text")  # $ call_site_edge=library_protocols.Filter.filter call_site_edge=library_protocols.Formatter.format call_site_edge=library_protocols.Handler.emit
    logging.info("text")  # $ call_site_edge=library_protocols.Filter.filter call_site_edge=library_protocols.Formatter.format call_site_edge=library_protocols.Handler.emit


class Shell(cmd.Cmd):
    def do_greet(self, line):
        line.upper()
        greeted()  # $ call_site_edge=library_protocols.greeted

    def default(self, line):
        pass

    def done(self):
        pass


def greeted():
    pass


def shells():
    Shell().onecmd("greet")  # $ call_site_edge=library_protocols.Shell.default call_site_edge=library_protocols.Shell.do_greet
    Shell().cmdloop()  # $ call_site_edge=library_protocols.Shell.default call_site_edge=library_protocols.Shell.do_greet


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer()  # $ call_site_edge=library_protocols.Page.answer

    def answer(self):
        self.send_response(200)  # $ call_site_edge=library_protocols.Page.log_message

    def log_message(self, *args):
        pass


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        pass

    def other(self):
        pass


class Server(socketserver.TCPServer):
    def verify_request(self, request, address):
        return True


def serves():
    http.server.HTTPServer(("", 0), Page).serve_forever()  # $ call_site_edge=library_protocols.Page.do_GET
    with socketserver.TCPServer(("", 0), Echo) as server:
        server.handle_request()  # $ call_site_edge=library_protocols.Echo.handle
    Server(("", 0), Echo).serve_forever()  # $ call_site_edge=library_protocols.Echo.handle call_site_edge=library_protocols.Server.verify_request


class Visitor(ast.NodeVisitor):
    def visit_Name(self, node):
        pass

    def generic_visit(self, node):
        super().generic_visit(node)  # $ call_site_edge=library_protocols.Visitor.generic_visit call_site_edge=library_protocols.Visitor.visit_Name


def visits():
    Visitor().visit(ast.parse("x"))  # $ call_site_edge=library_protocols.Visitor.generic_visit call_site_edge=library_protocols.Visitor.visit_Name


class Worker(threading.Thread):
    def run(self):
        pass


def starts():
    Worker().start()  # $ call_site_edge=library_protocols.Worker.run


def queues():
    q = queue.SimpleQueue()
    q.put(fa)
    q.get()()  # $ call_site_edge=library_protocols.fa
    p = Queue()
    p.put(fb)
    p.get()()  # $ call_site_edge=library_protocols.fb


async def asynchronous():
    q = asyncio.LifoQueue()
    q.put_nowait(fa)
    await q.put(fb)
    f = await q.get()
    f()  # $ call_site_edge=library_protocols.fa call_site_edge=library_protocols.fb
    g = await asyncio.wait_for(q.get(), 1)
    g()  # $ call_site_edge=library_protocols.fa call_site_edge=library_protocols.fb


parse()  # $ call_site_edge=library_protocols.parse
texts()  # $ call_site_edge=library_protocols.texts
logs()  # $ call_site_edge=library_protocols.logs
shells()  # $ call_site_edge=library_protocols.shells
serves()  # $ call_site_edge=library_protocols.serves
visits()  # $ call_site_edge=library_protocols.visits
starts()  # $ call_site_edge=library_protocols.starts
queues()  # $ call_site_edge=library_protocols.queues
asyncio.run(asynchronous())  # $ call_site_edge=library_protocols.asynchronous


class Zone(tzinfo):
    def fromutc(self, dt):
        return dt


def zones():
    now = datetime.now(Zone())  # $ call_site_edge=library_protocols.Zone.fromutc
    now.astimezone(Zone())  # $ call_site_edge=library_protocols.Zone.fromutc


zones()  # $ call_site_edge=library_protocols.zones
