package io.movers.auth.services;

import io.movers.auth.models.ClientRepository;
import io.movers.auth.models.OfficeRepository;
import org.springframework.stereotype.Service;

/** Knows which offices belong to which companies. */
@Service
class OfficeService {
    static final String OF_ANOTHER_COMPANY = "La sede no pertenece al cliente";

    private final ClientRepository companies;
    private final OfficeRepository offices;

    OfficeService(ClientRepository companies, OfficeRepository offices) {
        this.companies = companies;
        this.offices = offices;
    }

    /** Whether the company has the office. The offices of a company are unknown until its copy has arrived. */
    boolean mayBelong(String office, String company) {
        return !companies.isLive(company) || offices.exists(company, office);
    }
}
