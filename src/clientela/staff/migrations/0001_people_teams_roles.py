"""People, teams in regions, roles, keys, saved views and the access record."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import clientela.kernel.clock
import clientela.kernel.fields
import clientela.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("username", models.CharField(max_length=60, unique=True, verbose_name="sign-in name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "alt_name",
                    models.CharField(blank=True, max_length=80, verbose_name="name in another script"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="works here")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("zh-hans", "简体中文"),
                            ("zh-hant", "繁體中文"),
                            ("es", "español"),
                        ],
                        default="en",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(default="Asia/Shanghai", max_length=40, verbose_name="time zone"),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[("auto", "As the device"), ("light", "Light"), ("dark", "Dark")],
                        default="auto",
                        max_length=12,
                        verbose_name="theme",
                    ),
                ),
                (
                    "density",
                    models.CharField(
                        choices=[("comfortable", "Comfortable"), ("compact", "Compact"), ("large", "Large")],
                        default="comfortable",
                        max_length=12,
                        verbose_name="density",
                    ),
                ),
                ("single_keys", models.BooleanField(default=True, verbose_name="single keys as shortcuts")),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "alt_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name in another script"),
                ),
                ("currency", models.CharField(default="CNY", max_length=3, verbose_name="currency")),
                (
                    "time_zone",
                    models.CharField(default="Asia/Shanghai", max_length=40, verbose_name="time zone"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("zh-hans", "简体中文"),
                            ("zh-hant", "繁體中文"),
                            ("es", "español"),
                        ],
                        default="en",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("country", models.CharField(default="CN", max_length=2, verbose_name="country")),
                ("business_types", models.JSONField(blank=True, default=list, verbose_name="how it sells")),
            ],
            options={
                "verbose_name": "company",
                "verbose_name_plural": "companies",
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("key", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("own", "Own customers"),
                            ("team", "The team's customers"),
                            ("region", "The region's customers"),
                            ("company", "All customers"),
                        ],
                        default="own",
                        max_length=10,
                        verbose_name="sees",
                    ),
                ),
                ("granted", models.JSONField(blank=True, default=list, verbose_name="rights added")),
                ("withheld", models.JSONField(blank=True, default=list, verbose_name="rights taken away")),
                ("position", models.PositiveSmallIntegerField(default=100)),
            ],
            options={
                "verbose_name": "role",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("ending", models.CharField(editable=False, max_length=4)),
                ("scopes", models.JSONField(default=list, verbose_name="may")),
                ("created_at", models.DateTimeField(default=clientela.kernel.clock.now, editable=False)),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("last_used_at", models.DateTimeField(editable=False, null=True)),
                ("revoked_at", models.DateTimeField(editable=False, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "key for a program",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("path", models.CharField(default="", editable=False, max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="staff.region",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "ordering": ["path"],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="staff.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="role",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="staff.role",
                verbose_name="role",
            ),
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("list_key", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("colour", models.CharField(blank=True, max_length=10, verbose_name="colour")),
                ("query", models.CharField(blank=True, max_length=2000)),
                (
                    "shared_with",
                    models.CharField(
                        choices=[("own", "Only me"), ("team", "My team"), ("company", "Everybody")],
                        default="own",
                        max_length=10,
                        verbose_name="shared with",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="PinnedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pinned_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pins", to="staff.savedview"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    clientela.kernel.fields.RefField(
                        default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_teams",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="staff.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "team",
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="staff.team",
                verbose_name="team",
            ),
        ),
        migrations.CreateModel(
            name="AccessRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=clientela.kernel.clock.now, editable=False)),
                ("person_name", models.CharField(blank=True, max_length=80)),
                ("channel", models.CharField(default="page", max_length=10)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("see", "Saw"),
                            ("export", "Exported"),
                            ("reveal", "Revealed"),
                            ("sign_in", "Signed in"),
                            ("sign_in_refused", "Sign-in refused"),
                            ("sign_out", "Signed out"),
                            ("security", "Changed sign-in"),
                        ],
                        max_length=20,
                    ),
                ),
                ("subject_kind", models.CharField(blank=True, max_length=60)),
                ("subject_id", models.BigIntegerField(null=True)),
                ("detail", models.CharField(blank=True, max_length=300)),
                ("address", models.GenericIPAddressField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_records",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["person", "-id"], name="access_of_person"),
                    models.Index(fields=["kind", "-id"], name="access_of_kind"),
                    models.Index(fields=["subject_kind", "subject_id", "-id"], name="access_to_subject"),
                    models.Index(fields=["at"], name="access_at"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["path"], name="region_path"),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.UniqueConstraint(
                fields=("parent", "name"), name="region_name_once_under_parent"
            ),
        ),
        migrations.AddIndex(
            model_name="savedview",
            index=models.Index(fields=["list_key", "shared_with"], name="saved_view_of_list"),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("person", "list_key", "name"), name="saved_view_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="pinnedview",
            constraint=models.UniqueConstraint(fields=("person", "view"), name="pinned_view_once"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="person_email_once",
            ),
        ),
    ]
