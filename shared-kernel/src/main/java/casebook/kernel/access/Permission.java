package casebook.kernel.access;

import static casebook.kernel.access.Role.ADMINISTRATOR;
import static casebook.kernel.access.Role.AUDITOR;
import static casebook.kernel.access.Role.COORDINATOR;
import static casebook.kernel.access.Role.DATA_MANAGER;
import static casebook.kernel.access.Role.INVESTIGATOR;
import static casebook.kernel.access.Role.MONITOR;
import static casebook.kernel.access.Role.PIPELINE;
import static casebook.kernel.access.Role.SAFETY_PHYSICIAN;
import static casebook.kernel.access.Role.SPONSOR;

import java.util.EnumSet;
import java.util.Set;

/**
 * The permission table: which roles may do what, and what of it needs a fresh authentication. Monitors and the sponsor never
 * edit form data, and the administrator, who keeps the system, neither reads nor writes a subject's (EMA computerised systems
 * guideline, annex).
 */
public enum Permission {
    ACTIVATE_STUDY_VERSION(ADMINISTRATOR, DATA_MANAGER),
    OPEN_SITE(ADMINISTRATOR, DATA_MANAGER),
    READ_STUDY(
            ADMINISTRATOR,
            DATA_MANAGER,
            INVESTIGATOR,
            COORDINATOR,
            MONITOR,
            SPONSOR,
            SAFETY_PHYSICIAN,
            AUDITOR,
            PIPELINE),
    REGISTER_SUBJECT(INVESTIGATOR, COORDINATOR),
    RECORD_CONSENT(INVESTIGATOR, COORDINATOR),
    DECIDE_ELIGIBILITY(INVESTIGATOR),
    ENROLL_SUBJECT(INVESTIGATOR),
    END_PARTICIPATION(INVESTIGATOR),
    HOLD_COHORT(SPONSOR, SAFETY_PHYSICIAN, INVESTIGATOR),
    RELEASE_COHORT(SPONSOR, SAFETY_PHYSICIAN),
    READ_SUBJECT(INVESTIGATOR, COORDINATOR, MONITOR, DATA_MANAGER, SPONSOR, SAFETY_PHYSICIAN, AUDITOR, PIPELINE),
    RECORD_VISIT(INVESTIGATOR, COORDINATOR),
    CAPTURE_FORM(INVESTIGATOR, COORDINATOR),
    CORRECT_FORM(INVESTIGATOR, COORDINATOR),
    READ_AUDIT_TRAIL(INVESTIGATOR, COORDINATOR, MONITOR, DATA_MANAGER, SPONSOR, SAFETY_PHYSICIAN, AUDITOR),
    MANAGE_WEBHOOK(ADMINISTRATOR, DATA_MANAGER, SPONSOR),
    READ_WEBHOOK(ADMINISTRATOR, DATA_MANAGER, SPONSOR, AUDITOR),
    OPERATE(ADMINISTRATOR),
    READ_OPERATIONS(ADMINISTRATOR, AUDITOR);

    private final Set<Role> roles;

    Permission(Role first, Role... others) {
        this.roles = EnumSet.of(first, others);
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    /** Whether it is about the system itself, so that only a grant over everything gives it. */
    boolean ofTheSystem() {
        return this == OPERATE || this == READ_OPERATIONS;
    }

    /** Whether it needs a {@link FreshAuthentication}: that dosing goes on after a hold is what weighs most here. */
    public boolean needsFreshAuthentication() {
        return this == RELEASE_COHORT;
    }

    boolean allows(Role role) {
        return roles.contains(role);
    }
}
