from app.cli import main
main(["run"])  # $ call_site_edge=app.cli.main
main(["stop"])  # $ call_site_edge=app.cli.main
