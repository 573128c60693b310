import csv
class Dial(csv.excel): pass
class W:
    def write(self, s): return len(s)
def rows():
    yield ["a", "b"]
def main():
    w = csv.writer(W())  # $ call_site_edge=csv_use.W.write
    w.writerow([1])
    w.writerows(rows())  # $ call_site_edge=csv_use.rows
main()  # $ call_site_edge=csv_use.main
def lines(): yield "a,b"
def read():
    for r in csv.reader(lines()):  # $ call_site_edge=csv_use.lines
        r
read()  # $ call_site_edge=csv_use.read
