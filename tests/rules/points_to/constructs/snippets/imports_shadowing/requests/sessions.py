class Session:
    def send(self):
        pass
