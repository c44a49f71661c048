package org.chancery.platform.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.SignedIn;
import org.chancery.platform.web.SignedInPerson;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Tells pages who looks at them. The firm is read once a request. */
@Component
class SignedInPeople implements SignedIn {

    private static final String FIRM = SignedInPeople.class.getName();

    private final Firms firms;

    SignedInPeople(Firms firms) {
        this.firms = firms;
    }

    private record Person(Actor actor, FirmView firm) implements SignedInPerson {
        @Override
        public UserId userId() {
            return actor.id();
        }

        @Override
        public String name() {
            return actor.name();
        }

        @Override
        public String email() {
            return actor.email();
        }

        @Override
        public String firmName() {
            return firm.name();
        }

        @Override
        public Locale locale() {
            return firm.locale();
        }

        @Override
        public ZoneId zone() {
            return firm.zone();
        }

        @Override
        public boolean may(String permission) {
            return Permission.named(permission).map(actor::may).orElseThrow(() -> new IllegalArgumentException("no permission " + permission));
        }
    }

    @Override
    public Optional<SignedInPerson> current() {
        return Actors.find().map(actor -> new Person(actor, firm()));
    }

    private FirmView firm() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return firms.current();
        }
        if (request.getAttribute(FIRM, RequestAttributes.SCOPE_REQUEST) instanceof FirmView firm) {
            return firm;
        }
        FirmView firm = firms.current();
        request.setAttribute(FIRM, firm, RequestAttributes.SCOPE_REQUEST);
        return firm;
    }
}
