"""Addresses of the desk, under the admin."""

from django.urls import path

from . import commissions, consulting, home, papers, raising, stating

urls = [
    path("", home.home, name="home"),
    path("osallistuminen/", home.took_part, name="took_part"),
    path("kerta/<int:pk>/<uuid:uid>/", papers.papers, name="papers"),
    path("<int:pk>/kysy/", consulting.ask, name="ask"),
    path("<int:pk>/nosta/", raising.raise_, name="raise"),
    path("<int:pk>/kannanotto/", stating.write, name="write"),
    path("kysymys/<uuid:pk>/", consulting.consultation, name="consultation"),
    path("kysymys/<uuid:pk>/<slug:deed>/", consulting.consultation_deed, name="consultation_deed"),
    path("asia/<uuid:pk>/", raising.issue, name="issue"),
    path("asia/<uuid:pk>/<slug:deed>/", raising.issue_deed, name="issue_deed"),
    path("kanta/<uuid:pk>/", stating.statement, name="statement"),
    path("kanta/<uuid:pk>/<slug:deed>/", stating.statement_deed, name="statement_deed"),
    path("tilaus/<uuid:pk>/", commissions.commission, name="commission"),
    path("tilaus/<uuid:pk>/<slug:deed>/", commissions.commission_deed, name="commission_deed"),
]
