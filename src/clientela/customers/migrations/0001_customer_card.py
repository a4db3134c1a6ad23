
import clientela.kernel.clock
import clientela.kernel.fields
import clientela.kernel.ids
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('staff', '0001_people_teams_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CompletenessWeight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('piece', models.CharField(max_length=30, unique=True)),
                ('weight', models.PositiveSmallIntegerField(verbose_name='weight')),
            ],
            options={
                'verbose_name': 'weight of the card',
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', clientela.kernel.fields.RefField(default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True)),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('alt_name', models.CharField(blank=True, max_length=160, verbose_name='name in another script')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='short name')),
                ('sort_key', models.CharField(editable=False, max_length=120)),
                ('stage', models.CharField(choices=[('potential', 'Potential'), ('current', 'Current'), ('lost', 'Lost')], default='current', max_length=10, verbose_name='stage')),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='source')),
                ('tags', models.JSONField(blank=True, default=list, verbose_name='tags')),
                ('business', models.CharField(blank=True, max_length=200, verbose_name='business')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('tax_id', models.CharField(blank=True, max_length=40, verbose_name='tax id')),
                ('since_on', models.DateField(blank=True, null=True, verbose_name='customer since')),
                ('terms_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='payment terms in days')),
                ('credit_limit_minor', clientela.kernel.fields.MoneyField(blank=True, null=True, verbose_name='credit limit')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('price_level', models.CharField(blank=True, max_length=20, verbose_name='price list')),
                ('note', models.TextField(blank=True, verbose_name='remark')),
                ('completeness', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('card_checked_at', models.DateTimeField(editable=False, null=True, verbose_name='card checked')),
                ('created_at', models.DateTimeField(default=clientela.kernel.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(default=clientela.kernel.clock.now, editable=False)),
                ('owner', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('region', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='staff.region', verbose_name='region')),
                ('team', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='staff.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'customer',
                'verbose_name_plural': 'customers',
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', clientela.kernel.fields.RefField(default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('alt_name', models.CharField(blank=True, max_length=80, verbose_name='name in another script')),
                ('post', models.CharField(choices=[('decision_maker', 'Decision maker'), ('purchasing', 'Purchasing'), ('technical', 'Technical'), ('user', 'User department'), ('finance', 'Finance'), ('sender', 'Sender of goods'), ('receiver', 'Receiver of goods'), ('driver', 'Driver'), ('other', 'Other post')], default='other', max_length=20, verbose_name='post')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='title')),
                ('influence', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='influence')),
                ('stance', models.CharField(choices=[('with_us', 'with us'), ('neutral', 'neutral'), ('wavering', 'wavering'), ('for_other', 'for another supplier'), ('against', 'against us')], default='neutral', max_length=10, verbose_name='stance')),
                ('phones', models.JSONField(blank=True, default=list, verbose_name='phones')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('wechat', models.CharField(blank=True, max_length=60, verbose_name='WeChat')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='remark')),
                ('is_active', models.BooleanField(default=True, verbose_name='still there')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='customers.customer')),
            ],
            options={
                'verbose_name': 'contact',
                'ordering': ['-is_active', '-influence', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', clientela.kernel.fields.RefField(default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True)),
                ('kind', models.CharField(choices=[('buys', 'Buys'), ('also_from', 'Also buys from'), ('who_decides', 'Who really decides'), ('buying_power', 'Purchasing power'), ('habits', 'Habits'), ('delivery', 'Delivery wishes'), ('cargo', 'Cargo'), ('plans', 'Plans'), ('other', 'Other')], default='other', max_length=20, verbose_name='about')),
                ('value', models.CharField(max_length=500, verbose_name='fact')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='source')),
                ('noted_on', models.DateField(blank=True, null=True, verbose_name='noted')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='customers.customer')),
            ],
            options={
                'verbose_name': 'fact',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Moment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', clientela.kernel.fields.RefField(default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True)),
                ('kind', models.CharField(max_length=30, verbose_name='kind')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('room', models.CharField(default='customers', max_length=20)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('actor_name', models.CharField(max_length=120, verbose_name='who')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('subject_kind', models.CharField(blank=True, max_length=40)),
                ('subject_ref', models.CharField(blank=True, max_length=60)),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('customer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='moments', to='customers.customer')),
            ],
            options={
                'verbose_name': 'moment',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', clientela.kernel.fields.RefField(default=clientela.kernel.ids.new_ref, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='site')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('city', models.CharField(blank=True, max_length=60, verbose_name='city')),
                ('district', models.CharField(blank=True, max_length=60, verbose_name='district')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('hours', models.JSONField(blank=True, default=dict, verbose_name='opening hours')),
                ('is_main', models.BooleanField(default=False, verbose_name='main site')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='customers.customer')),
            ],
            options={
                'verbose_name': 'site',
                'ordering': ['-is_main', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Tagging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag', models.CharField(max_length=40)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='customers.customer')),
            ],
        ),
        migrations.CreateModel(
            name='Figures',
            fields=[
                ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='figures', serialize=False, to='customers.customer')),
                ('tier', models.PositiveSmallIntegerField(default=0, verbose_name='tier')),
                ('rank', models.PositiveIntegerField(null=True, verbose_name='rank')),
                ('abc', models.CharField(blank=True, max_length=1)),
                ('alert', models.CharField(blank=True, max_length=20, verbose_name='alert')),
                ('silent_days', models.PositiveIntegerField(default=0, verbose_name='days silent')),
                ('gap_days', models.FloatField(null=True)),
                ('gap_low', models.FloatField(null=True)),
                ('gap_high', models.FloatField(null=True)),
                ('risk', models.FloatField(default=0, verbose_name='risk of leaving')),
                ('value_at_risk_minor', clientela.kernel.fields.MoneyField(default=0, verbose_name='at stake')),
                ('sales_12m_minor', clientela.kernel.fields.MoneyField(default=0, verbose_name='sales, 12 months')),
                ('sales_change', models.FloatField(null=True)),
                ('average_order_minor', clientela.kernel.fields.MoneyField(null=True)),
                ('orders_12m', models.PositiveIntegerField(default=0)),
                ('expected_orders', models.FloatField(null=True)),
                ('expected_sales_minor', clientela.kernel.fields.MoneyField(null=True)),
                ('first_order_on', models.DateField(null=True)),
                ('last_order_on', models.DateField(null=True)),
                ('rhythm', models.JSONField(default=list)),
                ('reason_code', models.CharField(blank=True, max_length=40)),
                ('reason_facts', models.JSONField(default=dict)),
                ('as_of', models.DateField(null=True)),
                ('run_id', models.BigIntegerField(null=True)),
            ],
            options={
                'verbose_name': 'figures',
                'verbose_name_plural': 'figures',
                'indexes': [models.Index(fields=['value_at_risk_minor', 'customer'], name='figures_by_stake'), models.Index(fields=['sales_12m_minor', 'customer'], name='figures_by_sales'), models.Index(fields=['silent_days', 'customer'], name='figures_by_silence'), models.Index(fields=['risk', 'customer'], name='figures_by_risk'), models.Index(fields=['tier', 'value_at_risk_minor', 'customer'], name='figures_of_tier'), models.Index(fields=['alert', 'value_at_risk_minor', 'customer'], name='figures_of_alert')],
            },
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['sort_key', 'id'], name='customer_by_name'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['owner', 'sort_key', 'id'], name='customer_of_owner'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['team', 'sort_key', 'id'], name='customer_of_team'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['region', 'sort_key', 'id'], name='customer_of_region'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['stage', 'sort_key', 'id'], name='customer_in_stage'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['source'], name='customer_from_source'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['completeness', 'id'], name='customer_by_completeness'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['created_at', 'id'], name='customer_by_age'),
        ),
        migrations.AddIndex(
            model_name='moment',
            index=models.Index(fields=['customer', '-at', '-id'], name='moment_of_customer'),
        ),
        migrations.AddIndex(
            model_name='moment',
            index=models.Index(fields=['subject_kind', 'subject_ref'], name='moment_about_subject'),
        ),
        migrations.AddIndex(
            model_name='site',
            index=models.Index(fields=['city', 'customer'], name='site_in_city'),
        ),
        migrations.AddConstraint(
            model_name='tagging',
            constraint=models.UniqueConstraint(fields=('tag', 'customer'), name='customer_tagged_once'),
        ),
    ]
