import datetime as dt
class TZ(dt.tzinfo):
    def utcoffset(self, d): return self.off()  # $ call_site_edge=datetime_tzinfo.TZ.off
    def off(self): return dt.timedelta(0)
    def dst(self, d): return None
    def tzname(self, d): return "T"
def use():
    d = dt.datetime(2020, 1, 1, tzinfo=TZ())
    return d.isoformat()  # $ call_site_edge=datetime_tzinfo.TZ.utcoffset
use()  # $ call_site_edge=datetime_tzinfo.use
