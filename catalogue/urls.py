from django.urls import path

from catalogue import enquiry_views, views

urlpatterns = [
    path("catalogue/", views.product_list, name="product_list"),
    path("catalogue/<slug:slug>/", views.product_detail, name="product_detail"),
    path("membres/", views.member_list, name="member_list"),
    path("membres/<slug:slug>/", views.member_detail, name="member_detail"),
    path("saisons/", views.season_calendar, name="season_calendar"),
    path("catalogue/<slug:slug>/demande/", enquiry_views.enquire_product, name="enquire_product"),
    path("membres/<slug:slug>/demande/", enquiry_views.enquire_member, name="enquire_member"),
    path("demande/<str:token>/", enquiry_views.enquiry_sent, name="enquiry_sent"),
]
