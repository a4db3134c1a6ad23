"""BG/NBD, Pareto/NBD and Gamma-Gamma against the published fits of CDNOW."""

import csv
import gzip

import numpy as np
import pytest

from clientela_analytics.bgnbd import BgNbd, fit_bgnbd
from clientela_analytics.gamma_gamma import fit_gamma_gamma
from clientela_analytics.pareto_nbd import fit_pareto_nbd
from clientela_analytics.purchase_counts import PurchaseCounts


@pytest.fixture(scope="module")
def customers(shared_data):
    """The 2,357 customers of the papers, in weeks."""
    with gzip.open(shared_data / "cdnow" / "cdnow_customers_summary.csv.gz", "rt") as file:
        rows = list(csv.DictReader(file))
    return PurchaseCounts(
        *(np.array([float(row[name]) for row in rows]) for name in ("frequency", "recency", "T"))
    )


def published(reference, model):
    return next(
        row
        for row in reference("cdnow_fits_and_published")
        if row["model"] == model and "own" in row["source"]
    )


def assert_parameters(model, row, names):
    for name, column in names.items():
        assert getattr(model, name) == pytest.approx(float(row[column]), rel=2e-3), name


def test_bgnbd_reaches_the_published_fit(customers, reference):
    model = fit_bgnbd(customers)
    assert model.log_likelihood >= -9582.43
    assert_parameters(
        model, published(reference, "BG/NBD"), {name: name for name in ("r", "alpha", "a", "b")}
    )


def test_bgnbd_gives_every_customer_of_the_reference_its_chance_and_purchases(customers, reference):
    model = fit_bgnbd(customers)
    rows = reference("cdnow_p_alive_all")
    alive = np.array([float(row["p_alive_bgnbd"]) for row in rows])
    expected = np.array([float(row["expected_purchases_next_39_weeks"]) for row in rows])
    np.testing.assert_allclose(model.chance_alive(customers), alive, atol=1e-5)
    np.testing.assert_allclose(model.expected_purchases(customers, 39), expected, atol=1e-4)


def test_pareto_nbd_reaches_the_published_fit(customers, reference):
    model = fit_pareto_nbd(customers)
    assert model.log_likelihood >= -9594.98
    assert_parameters(
        model, published(reference, "Pareto/NBD"), {name: name for name in ("r", "alpha", "s", "beta")}
    )
    rows = reference("cdnow_p_alive_all")
    alive = np.array([float(row["p_alive_pareto_nbd"]) for row in rows])
    expected = np.array([float(row["expected_39w_pareto_nbd"]) for row in rows])
    np.testing.assert_allclose(model.chance_alive(customers), alive, atol=2e-4)
    np.testing.assert_allclose(model.expected_purchases(customers, 39), expected, atol=2e-3)


def test_gamma_gamma_reaches_the_published_fit(shared_data, reference):
    with gzip.open(shared_data / "cdnow" / "cdnow_customers_summary_with_transactions.csv.gz", "rt") as file:
        rows = list(csv.DictReader(file))
    repeats, value = (np.array([float(row[name]) for row in rows]) for name in ("x", "zbar"))
    model = fit_gamma_gamma(repeats, value)
    assert model.log_likelihood >= -4055.93
    assert (model.p, model.q, model.gamma) == pytest.approx((6.2488, 3.7446, 15.4477), rel=1e-3)
    expected = [float(row["expected_avg_value"]) for row in reference("cdnow_gammagamma_first20")]
    np.testing.assert_allclose(model.expected_value(repeats, value)[:20], expected, rtol=1e-3)


def test_the_check_value_of_the_papers_authors():
    model = BgNbd(0.243, 4.414, 0.793, 2.426)
    counts = PurchaseCounts(np.array([2.0]), np.array([30.43]), np.array([38.86]))
    assert model.expected_purchases(counts, 39)[0] == pytest.approx(1.226, abs=1e-3)
