# rule-test: kinds=calls objects=merged
import logging
import requests
import json
from requests import get
from requests.sessions import Session
import inner.user

logging.warning("own")  # $ calls=logging.warning
logging.getLogger("own")
requests.get("url")  # $ calls=requests.get
get("url")  # $ calls=requests.get
Session().send()  # $ calls=requests.sessions.Session.send
json.dumps(1)  # $ calls=json.dumps
inner.user.use()  # $ calls=inner.user.use
