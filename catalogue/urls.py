from django.urls import path

from catalogue import enquiry_views, error_report_views, selection_views, sought_views, views

urlpatterns = [
    path("catalogue/", views.product_list, name="product_list"),
    path("catalogue/<slug:slug>/", views.product_detail, name="product_detail"),
    path("membres/", views.member_list, name="member_list"),
    path("membres/<slug:slug>/", views.member_detail, name="member_detail"),
    path("saisons/", views.season_calendar, name="season_calendar"),
    path("catalogue/<slug:slug>/demande/", enquiry_views.enquire_product, name="enquire_product"),
    path("membres/<slug:slug>/demande/", enquiry_views.enquire_member, name="enquire_member"),
    path(
        "catalogue/<slug:slug>/signaler/", error_report_views.report_product, name="report_product"
    ),
    path("membres/<slug:slug>/signaler/", error_report_views.report_member, name="report_member"),
    path("signalement/<str:token>/", error_report_views.error_reported, name="error_reported"),
    path("je-cherche/", sought_views.seek, name="seek"),
    path("je-cherche/<str:token>/", sought_views.sought, name="sought"),
    path("demande/<str:token>/", enquiry_views.enquiry_sent, name="enquiry_sent"),
    path("ma-liste/", selection_views.selection_detail, name="selection"),
    path("ma-liste/etat/", selection_views.selection_state, name="selection_state"),
    path("ma-liste/demande/", selection_views.selection_enquire, name="selection_enquire"),
    path("ma-liste/garder/<slug:slug>/", selection_views.selection_keep, name="selection_keep"),
    path("ma-liste/<str:edit_key>/", selection_views.selection_detail, name="selection_by_key"),
    path(
        "ma-liste/<str:edit_key>/demande/",
        selection_views.selection_enquire,
        name="selection_enquire_by_key",
    ),
    path("liste/<str:share_key>/", selection_views.selection_shared, name="selection_shared"),
]
