package casebook.enrollment.study.store;

import casebook.enrollment.study.Site;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.ZoneId;

/** A row of {@code site}. */
@Entity
@Table(name = "site")
@IdClass(SiteRow.Key.class)
@SuppressWarnings("NullAway.Init")
class SiteRow {
    @Id
    String study;

    @Id
    String id;

    String name;
    String country;

    @Column(name = "time_zone")
    String timeZone;

    record Key(String study, String id) {}

    static SiteRow of(StudyId study, Site site) {
        var row = new SiteRow();
        row.study = study.value();
        row.id = site.id().value();
        row.name = site.name();
        row.country = site.country();
        row.timeZone = site.timeZone().getId();
        return row;
    }

    Site toDomain() {
        return new Site(new SiteId(id), name, country, ZoneId.of(timeZone));
    }
}
