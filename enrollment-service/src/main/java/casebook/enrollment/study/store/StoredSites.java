package casebook.enrollment.study.store;

import casebook.enrollment.Writes;
import casebook.enrollment.Writes.Draft;
import casebook.enrollment.study.Site;
import casebook.enrollment.study.Sites;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The open sites in PostgreSQL. */
@ApplicationScoped
class StoredSites implements Sites {
    static final String KEY_PREFIX = "site/";

    private final SiteRows rows;
    private final Writes writes;
    private final Journal journal;

    StoredSites(SiteRows rows, Writes writes, Journal journal) {
        this.rows = rows;
        this.writes = writes;
        this.journal = journal;
    }

    /** The data of site-opened.v1. */
    record SiteOpened(String site, String name, String country, String timeZone) {
        static SiteOpened of(Site site) {
            return new SiteOpened(
                    site.id().value(),
                    site.name(),
                    site.country(),
                    site.timeZone().getId());
        }

        static SiteOpened of(SiteRow row) {
            return new SiteOpened(row.id, row.name, row.country, row.timeZone);
        }
    }

    @Override
    public Optional<Site> find(StudyId study, SiteId site) {
        return rows.findByIdOptional(new SiteRow.Key(study.value(), site.value()))
                .map(SiteRow::toDomain);
    }

    @Override
    public List<Site> all(StudyId study) {
        return rows.list("study", Sort.by("id"), study.value()).stream()
                .map(SiteRow::toDomain)
                .toList();
    }

    @Override
    public void opened(StudyId study, Site site, Attribution by) {
        rows.persistAndFlush(SiteRow.of(study, site));
        var data = SiteOpened.of(site);
        writes.append(
                new Draft(
                        ChainId.ofStudy(study),
                        key(site),
                        1,
                        "site",
                        "opened",
                        null,
                        data,
                        new EventDraft("site-opened.v1", Json.tree(data))),
                by);
    }

    @Override
    public void retell(StudyId study, Site site) {
        journal.latest(ChainId.ofStudy(study), key(site)).ifPresent(writes::retell);
    }

    private static String key(Site site) {
        return KEY_PREFIX + site.id();
    }
}
